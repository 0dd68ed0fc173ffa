/** The style of the HTML edition of a dossier. It loads nothing. */
export const DOSSIER_STYLE = `
:root{color-scheme:light;--ink:#1a1d21;--quiet:#525b66;--rule:#c9ced4;--tint:#f4f6f8;--link:#0b5394}
*{box-sizing:border-box}
body{margin:0 auto;padding:24px 20px 64px;max-width:820px;color:var(--ink);background:#fff;
font:16px/1.55 Inter,"Noto Sans",system-ui,sans-serif}
h1{font:600 30px/1.2 "Source Serif 4",Georgia,serif;margin:16px 0 8px}
h2{font-size:20px;line-height:1.3;margin:48px 0 8px;padding-top:16px;border-top:1px solid var(--rule)}
h3{font-size:16px;margin:24px 0 4px}
p{margin:8px 0}a{color:var(--link)}
.bar{display:flex;justify-content:space-between;gap:16px;margin:0;font-size:14px;color:var(--quiet)}
.marking{color:var(--ink);border:1px solid;padding:2px 8px;white-space:nowrap}
.urdu{font-family:"Noto Nastaliq Urdu","Noto Naskh Arabic",serif;font-size:24px;line-height:2.2;margin:0}
dl.facts{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px;margin:16px 0;font-size:15px}
dt{color:var(--quiet)}dd{margin:0;overflow-wrap:anywhere}
.lead{font-size:18px}
.quiet,.note{color:var(--quiet)}.note{font-size:14px;margin:4px 0}
.number{color:var(--quiet);font-weight:400;margin-inline-end:8px}
figure{margin:16px 0}figure img{width:100%;height:auto;border:1px solid var(--rule)}
.against{border-inline-start:3px solid var(--rule);padding-inline-start:12px}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:14px;font-variant-numeric:tabular-nums}
th,td{text-align:start;padding:6px 8px;border-bottom:1px solid var(--rule);vertical-align:top}
thead th{color:var(--quiet);font-weight:600}
details{margin:8px 0;font-size:14px}summary{cursor:pointer;color:var(--quiet)}
.box{background:var(--tint);padding:8px 16px 12px;margin:24px 0}
.withheld{display:inline-block;background:var(--tint);border:1px dashed var(--quiet);padding:0 8px}
ol.sources{padding-inline-start:32px}ol.sources li{margin:6px 0;overflow-wrap:anywhere}
code{font-size:13px;overflow-wrap:anywhere}
footer{border-top:1px solid var(--rule);margin-top:48px;padding-top:8px;font-size:14px;color:var(--quiet)}
@media (max-width:480px){h1{font-size:24px}dl.facts{grid-template-columns:1fr}dd{margin-bottom:8px}}
@media print{body{padding:0;max-width:none;font-size:10.5pt}h2{break-after:avoid}figure,table{break-inside:avoid}}
`.trim();
