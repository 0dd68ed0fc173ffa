import type { FindingStatus } from "../../src/evidence/index.ts";
import type { Words } from "./words.ts";

/** What the checks of a dossier are about. */
export type DossierGroup =
  | "package"
  | "log"
  | "records"
  | "evidence"
  | "figures"
  | "report"
  | "time";

/** The group of a check, by its full name or by the part before the slash. */
export const GROUP_OF: Readonly<Record<string, DossierGroup>> = {
  bag: "package",
  crate: "package",
  "data-package": "package",
  log: "log",
  record: "records",
  evidence: "evidence",
  custody: "evidence",
  figure: "figures",
  dossier: "report",
  timestamp: "time",
};

const EN = {
  verdicts: {
    pass: "The dossier verifies: every check passed.",
    warning: "The dossier verifies; some things deserve a look.",
    "cannot-be-checked": "Nothing failed. Some checks cannot be made; see which and why.",
    fail: "The dossier does not verify.",
  } satisfies Record<FindingStatus, string>,
  about: (recipient: string, by: string, date: string, marking: string) =>
    `For ${recipient}, prepared by ${by}, declared for ${date}; its reader may see up to ${marking}.`,
  parts: (parts: string, sources: string) => `${parts} parts, ${sources} sources`,
  withheld: (n: string) => `${n} withheld from its reader.`,
  groups: {
    package: "Package",
    log: "Log",
    records: "Records",
    evidence: "Evidence",
    figures: "Figures",
    report: "Report",
    time: "Time",
  } satisfies Record<DossierGroup, string>,
  shows: {
    package: "No file was changed, added or left out since it was packed.",
    log: "The state of the log is signed, and by whose key.",
    records: "Each cited record is on the log, and reads as it was signed.",
    evidence: "The bytes of each item are those that its record names.",
    figures: "Each figure comes out again from the events in the package.",
    report: "The report says what the data say.",
    time: "That the package existed at its date, by somebody else's word.",
  } satisfies Record<DossierGroup, string>,
  passed: (n: string, of: string) => `${n} of ${of} verified`,
  notReached: "not reached, because an earlier check failed or there is nothing of it",
  names: {
    "bag/complete": "Complete",
    "bag/declaration": "Declaration of the package",
    "bag/sha256": "SHA-256 of the files",
    "bag/sha512": "SHA-512 of the files",
    "bag/payload-oxum": "Number and size of files",
    "bag/readable": "Files can be read",
    "bag/tag-files-covered": "Files beside the payload are listed",
    "crate/metadata": "Description of the files",
    "crate/files": "Described files",
    "data-package/table": "Tables",
    "data-package/descriptor": "Description of the tables",
    "dossier/contents": "Contents",
    "dossier/report": "Report against data",
    "evidence/bytes": "Bytes of the item",
    "figure/recomputed": "Computed again",
    "figure/total": "Totals",
    "log/checkpoint": "State of the log",
    "log/identity": "Whose key",
    "log/signature": "Signature of the log",
    "log/witnesses": "Witnesses",
    "record/proof": "On the log",
    "record/body": "Content as signed",
    "record/revealed": "Revealed fields",
    "timestamp/present": "Time stamp",
    "timestamp/chain": "Certificates of the time stamp",
    "timestamp/imprint": "What was stamped",
    "timestamp/signature": "Signature of the time stamp",
  } as Readonly<Record<string, string>>,
  more: "Bring more to check with",
  moreLead:
    "Root certificates of time stamping authorities that you trust, and files of withheld fields that the holder revealed to you.",
  moreChoose: "Choose certificates or revealed fields",
  moreNone: "Without them",
};

const UR: typeof EN = {
  verdicts: {
    pass: "ڈوزیئر کی تصدیق ہو گئی: ہر جانچ کامیاب رہی۔",
    warning: "ڈوزیئر کی تصدیق ہو گئی؛ کچھ باتیں دیکھنے کے لائق ہیں۔",
    "cannot-be-checked": "کچھ ناکام نہیں ہوا۔ کچھ جانچیں نہیں ہو سکتیں؛ دیکھیں کون سی اور کیوں۔",
    fail: "ڈوزیئر کی تصدیق نہیں ہوتی۔",
  },
  about: (recipient, by, date, marking) =>
    `برائے ${recipient}، تیار کنندہ ${by}، تاریخ ${date}؛ پڑھنے والا ${marking} تک دیکھ سکتا ہے۔`,
  parts: (parts, sources) => `${parts} حصے، ${sources} ذرائع`,
  withheld: (n) => `${n} پڑھنے والے سے روکے گئے۔`,
  groups: {
    package: "پیکج",
    log: "لاگ",
    records: "ریکارڈ",
    evidence: "شواہد",
    figures: "شکلیں",
    report: "رپورٹ",
    time: "وقت",
  },
  shows: {
    package: "بند ہونے کے بعد کوئی فائل نہ بدلی، نہ بڑھی، نہ نکلی۔",
    log: "لاگ کی حالت پر دستخط ہیں، اور کس کی کلید سے۔",
    records: "ہر حوالہ دیا گیا ریکارڈ لاگ پر ہے، اور ویسا ہی ہے جیسے دستخط ہوا۔",
    evidence: "ہر چیز کے بائٹس وہی ہیں جو اس کا ریکارڈ بتاتا ہے۔",
    figures: "ہر شکل پیکج کے واقعات سے دوبارہ نکلتی ہے۔",
    report: "رپورٹ وہی کہتی ہے جو ڈیٹا کہتا ہے۔",
    time: "کہ پیکج اپنی تاریخ پر موجود تھا، کسی اور کی گواہی سے۔",
  },
  passed: (n, of) => `${of} میں سے ${n} کی تصدیق`,
  notReached: "یہاں تک نہیں پہنچے، کیونکہ پہلے کی جانچ ناکام ہوئی یا ایسا کچھ ہے نہیں",
  names: {
    "bag/complete": "مکمل",
    "bag/declaration": "پیکج کا اعلان",
    "bag/sha256": "فائلوں کا SHA-256",
    "bag/sha512": "فائلوں کا SHA-512",
    "bag/payload-oxum": "فائلوں کی تعداد اور حجم",
    "bag/readable": "فائلیں پڑھی جا سکتی ہیں",
    "bag/tag-files-covered": "ساتھ کی فائلیں فہرست میں ہیں",
    "crate/metadata": "فائلوں کی تفصیل",
    "crate/files": "بیان کردہ فائلیں",
    "data-package/table": "جدولیں",
    "data-package/descriptor": "جدولوں کی تفصیل",
    "dossier/contents": "مواد",
    "dossier/report": "رپورٹ بمقابلہ ڈیٹا",
    "evidence/bytes": "چیز کے بائٹس",
    "figure/recomputed": "دوبارہ حساب",
    "figure/total": "مجموعے",
    "log/checkpoint": "لاگ کی حالت",
    "log/identity": "کس کی کلید",
    "log/signature": "لاگ کا دستخط",
    "log/witnesses": "گواہ",
    "record/proof": "لاگ پر",
    "record/body": "مواد جیسا دستخط ہوا",
    "record/revealed": "کھولے گئے خانے",
    "timestamp/present": "وقت کی مہر",
    "timestamp/chain": "وقت کی مہر کی اسناد",
    "timestamp/imprint": "کس پر مہر لگی",
    "timestamp/signature": "وقت کی مہر کا دستخط",
  },
  more: "جانچ کے لیے مزید لائیں",
  moreLead:
    "وقت کی مہر لگانے والے اداروں کی جڑ اسناد جن پر آپ کو بھروسا ہے، اور روکے گئے خانوں کی فائلیں جو مالک نے آپ پر کھولیں۔",
  moreChoose: "اسناد یا کھولے گئے خانے چنیں",
  moreNone: "ان کے بغیر",
};

/** The words of the verification of a dossier. */
export const DOSSIER_CHECKS: Words<typeof EN> = { en: EN, ur: UR };
