/** The style of the HTML edition; fonts are inside it. */
export function briefStyle(fonts: {
  readonly sans: string;
  readonly sansBold: string;
  readonly urdu: string;
}): string {
  return `
@font-face{font-family:Inter;font-weight:400;src:url(${fonts.sans}) format("woff2")}
@font-face{font-family:Inter;font-weight:600;src:url(${fonts.sansBold}) format("woff2")}
@font-face{font-family:"Noto Nastaliq Urdu";src:url(${fonts.urdu}) format("woff2")}
:root{color-scheme:light;--ink:#1a1d21;--quiet:#525b66;--rule:#c9ced4;--tint:#f4f6f8}
*{box-sizing:border-box}
body{margin:0 auto;padding:24px 20px;max-width:860px;color:var(--ink);background:#fff;
font:16px/1.5 Inter,system-ui,sans-serif}
h1{font-size:26px;line-height:1.25;margin:8px 0}
h2{font-size:18px;margin:32px 0 8px}
.bar{display:flex;justify-content:space-between;gap:16px;margin:0;font-size:14px;color:var(--quiet)}
.bar strong{color:var(--ink);border:1px solid;padding:2px 8px}
.scope{margin:0}.quiet,.note,figcaption span{color:var(--quiet)}
.note{font-size:14px;margin:4px 0}
figure{margin:24px 0;break-inside:avoid}
figcaption strong,figcaption span{display:block}figcaption span{font-size:14px}
figure svg{width:100%;height:auto}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(340px,1fr));gap:0 32px;align-items:start}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:15px;font-variant-numeric:tabular-nums}
th,td{text-align:start;padding:4px 8px;border-bottom:1px solid var(--rule);vertical-align:top}
th{font-weight:600}.number{text-align:end;white-space:nowrap}
thead th{color:var(--quiet)}
.urdu{font-family:"Noto Nastaliq Urdu",serif;font-weight:400;line-height:2.2;margin-inline-start:12px}
.box{background:var(--tint);padding:4px 16px 12px;margin-top:32px}.box h2{margin-top:8px}
.plain{padding-inline-start:20px}code{overflow-wrap:anywhere;font-size:14px}
footer{border-top:1px solid var(--rule);margin-top:32px;font-size:14px;color:var(--quiet)}
@media (max-width:420px){.pair{grid-template-columns:1fr}}
@media print{body{padding:0;max-width:none;font-size:11pt}h2{break-after:avoid}}
`.trim();
}
