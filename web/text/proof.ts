import type { CheckName } from "../state/change-check.ts";
import type { Words } from "./words.ts";

type Facts = Readonly<Record<string, string | number>>;
type Status = "pass" | "cannot-be-checked";

/** How a step is named, and what is said of it. */
interface StepWords {
  readonly title: string;
  readonly say: (status: Status, facts: Facts) => string;
  readonly fail: string;
}

const EARLIER_EN = "Not reached: an earlier step failed.";
const EARLIER_UR = "یہاں تک نہیں پہنچا: ایک پچھلا مرحلہ ناکام رہا۔";

const EN_STEPS: Readonly<Record<CheckName, StepWords>> = {
  state: {
    title: "Signed state of the log",
    say: (_, { size, origin, key }) =>
      `The log ${origin} signed its state of ${size} entries, and the signature fits its key ${key}.`,
    fail: "The signed state does not fit the key of the log.",
  },
  witnesses: {
    title: "Witnesses",
    say: (status, facts) => {
      if (facts["why"] === "earlier") return EARLIER_EN;
      if (facts["why"] === "none")
        return "The workspace names no witness. Nobody but the holder vouches that everybody sees the same log.";
      if (status === "cannot-be-checked")
        return `None of the ${facts["all"]} named witnesses has cosigned this state yet.`;
      return `${facts["count"]} of ${facts["all"]} named witnesses cosigned this state: ${facts["names"]}.`;
    },
    fail: "A cosignature of a named witness does not fit this state.",
  },
  seen: {
    title: "Seen before",
    say: (_, facts) => {
      if (facts["why"] === "earlier") return EARLIER_EN;
      if (facts["why"] === "first")
        return "This browser sees the log for the first time. From now on it notices when the log is rewritten or set back.";
      return `The log continues the state of ${facts["before"]} entries that this browser saw on ${facts["day"]}; nothing before was changed.`;
    },
    fail: "The log is not a continuation of what this browser saw before.",
  },
  included: {
    title: "The entry is in the log",
    say: (status, { index, size, hashes }) =>
      status === "pass"
        ? `Entry ${index} leads over ${hashes} hashes to the signed root of ${size} entries.`
        : EARLIER_EN,
    fail: "The files of the log do not lead from this entry to the signed root.",
  },
  signature: {
    title: "Signed by its author",
    say: (status, { author, key, time }) =>
      status === "pass"
        ? `The key ${key} of ${author} signed the entry; its clock said ${time}.`
        : EARLIER_EN,
    fail: "The author's signature does not fit the entry.",
  },
  subject: {
    title: "About this record",
    say: (status, { kind, id, revision, action }) =>
      status === "pass"
        ? `The entry is the change "${action}" of ${kind}/${id}, revision ${revision}.`
        : EARLIER_EN,
    fail: "The entry is about something else than this page shows.",
  },
  content: {
    title: "The content is what was recorded",
    say: (status, facts) => {
      if (status === "pass") {
        const hidden =
          facts["hidden"] === ""
            ? ""
            : ` Withheld, proven by their digests alone: ${facts["hidden"]}.`;
        return `${facts["shown"]} fields with their salts give the digest in the entry${facts["compared"] === "yes" ? ", and this page shows the same values" : ""}.${hidden}`;
      }
      if (facts["why"] === "no-body")
        return "This change set no content, so there is none to compare.";
      if (facts["why"] === "not-here")
        return "The content is not here (erased, or above your clearance). The entry still shows that it existed.";
      return EARLIER_EN;
    },
    fail: "The content is not the one that was recorded.",
  },
};

const EN = {
  about: (kind: string, id: string, revision: number) => `${kind}/${id}, revision ${revision}`,
  outcomes: {
    none: "Verify in this browser",
    working: "Verifying",
    failed: "Could not be verified",
    verified: "Verified in this browser",
    wrong: "Does not verify",
  },
  short: {
    none: "Verify",
    working: "Verifying",
    failed: "Not verified",
    verified: "Verified",
    wrong: "Does not verify",
  },
  verdicts: {
    none: "Nothing was verified yet.",
    working: "Fetching the files of the log and deriving the hashes",
    failed: "The verification could not be made.",
    verified: "Verified here, from the files of the log and not on the word of the server.",
    wrong: "This does not verify. A step failed; see which, and do not rely on the record.",
  },
  status: { pass: "verified", fail: "failed", "cannot-be-checked": "cannot be checked" },
  steps: EN_STEPS,
  doneAt: (time: string) => `Done at ${time} by this browser.`,
  not: "What this does not prove",
  limits: [
    "That what the record says is true. It proves who recorded it, in which order, and that it was not changed since.",
    "When it was recorded, beyond the author's own clock. Cosignatures of witnesses and time stamps bound the time.",
    "Whose key it is. The keys came with the workspace; compare them with those that the holder published elsewhere.",
    "That everybody is shown the same log, unless witnesses cosigned it.",
  ] as readonly string[],
  again: "Verify again",
  saveProof: "Save the proof",
  saveNote:
    "A .tlog-proof file and the exact bytes of the entry. Anybody can check them without this workspace: mizan log check-proof, or another tool of that standard.",
};

const UR_STEPS: Readonly<Record<CheckName, StepWords>> = {
  state: {
    title: "لاگ کی دستخط شدہ حالت",
    say: (_, { size, origin, key }) =>
      `لاگ ${origin} نے ${size} اندراجات کی حالت پر دستخط کیے، اور دستخط اس کی کلید ${key} سے میل کھاتا ہے۔`,
    fail: "دستخط شدہ حالت لاگ کی کلید سے میل نہیں کھاتی۔",
  },
  witnesses: {
    title: "گواہ",
    say: (status, facts) => {
      if (facts["why"] === "earlier") return EARLIER_UR;
      if (facts["why"] === "none")
        return "ورک اسپیس کسی گواہ کا نام نہیں لیتی۔ مالک کے سوا کوئی ضامن نہیں کہ سب ایک ہی لاگ دیکھتے ہیں۔";
      if (status === "cannot-be-checked")
        return `نامزد ${facts["all"]} گواہوں میں سے کسی نے ابھی اس حالت پر دستخط نہیں کیے۔`;
      return `نامزد ${facts["all"]} میں سے ${facts["count"]} گواہوں نے اس حالت پر دستخط کیے: ${facts["names"]}۔`;
    },
    fail: "ایک نامزد گواہ کا دستخط اس حالت سے میل نہیں کھاتا۔",
  },
  seen: {
    title: "پہلے دیکھا گیا",
    say: (_, facts) => {
      if (facts["why"] === "earlier") return EARLIER_UR;
      if (facts["why"] === "first")
        return "یہ براؤزر اس لاگ کو پہلی بار دیکھ رہا ہے۔ اب سے یہ دیکھ لے گا کہ لاگ دوبارہ لکھا یا پیچھے کیا گیا۔";
      return `لاگ ${facts["before"]} اندراجات کی اس حالت کا تسلسل ہے جو اس براؤزر نے ${facts["day"]} کو دیکھی؛ پہلے کا کچھ نہیں بدلا۔`;
    },
    fail: "لاگ اس کا تسلسل نہیں جو اس براؤزر نے پہلے دیکھا۔",
  },
  included: {
    title: "اندراج لاگ میں ہے",
    say: (status, { index, size, hashes }) =>
      status === "pass"
        ? `اندراج ${index}، ${hashes} ہیشوں سے گزر کر ${size} اندراجات کی دستخط شدہ جڑ تک پہنچتا ہے۔`
        : EARLIER_UR,
    fail: "لاگ کی فائلیں اس اندراج سے دستخط شدہ جڑ تک نہیں پہنچاتیں۔",
  },
  signature: {
    title: "مصنف کا دستخط",
    say: (status, { author, key, time }) =>
      status === "pass"
        ? `${author} کی کلید ${key} نے اندراج پر دستخط کیے؛ اس کی گھڑی پر ${time} تھا۔`
        : EARLIER_UR,
    fail: "مصنف کا دستخط اندراج سے میل نہیں کھاتا۔",
  },
  subject: {
    title: "اسی ریکارڈ کے بارے میں",
    say: (status, { kind, id, revision, action }) =>
      status === "pass"
        ? `اندراج ${kind}/${id} کی تبدیلی "${action}" ہے، نظرثانی ${revision}۔`
        : EARLIER_UR,
    fail: "اندراج کسی اور چیز کے بارے میں ہے۔",
  },
  content: {
    title: "مواد وہی ہے جو درج ہوا",
    say: (status, facts) => {
      if (status === "pass") {
        const hidden =
          facts["hidden"] === "" ? "" : ` پوشیدہ، صرف ہیش سے ثابت: ${facts["hidden"]}۔`;
        return `${facts["shown"]} خانے اپنے نمک کے ساتھ اندراج کا ہیش دیتے ہیں${facts["compared"] === "yes" ? "، اور صفحہ وہی قدریں دکھاتا ہے" : ""}۔${hidden}`;
      }
      if (facts["why"] === "no-body")
        return "اس تبدیلی نے کوئی مواد نہیں رکھا، اس لیے موازنہ نہیں۔";
      if (facts["why"] === "not-here")
        return "مواد یہاں نہیں (مٹایا گیا، یا آپ کی اجازت سے اوپر)۔ اندراج پھر بھی دکھاتا ہے کہ یہ موجود تھا۔";
      return EARLIER_UR;
    },
    fail: "مواد وہ نہیں جو درج ہوا تھا۔",
  },
};

const UR: typeof EN = {
  about: (kind, id, revision) => `${kind}/${id}، نظرثانی ${revision}`,
  outcomes: {
    none: "اس براؤزر میں تصدیق کریں",
    working: "تصدیق ہو رہی ہے",
    failed: "تصدیق نہ ہو سکی",
    verified: "اس براؤزر میں تصدیق شدہ",
    wrong: "تصدیق ناکام",
  },
  short: {
    none: "تصدیق کریں",
    working: "تصدیق ہو رہی ہے",
    failed: "تصدیق نہ ہو سکی",
    verified: "تصدیق شدہ",
    wrong: "تصدیق ناکام",
  },
  verdicts: {
    none: "ابھی کسی چیز کی تصدیق نہیں ہوئی۔",
    working: "لاگ کی فائلیں لائی جا رہی ہیں اور ہیش نکالے جا رہے ہیں",
    failed: "تصدیق نہ کی جا سکی۔",
    verified: "یہیں لاگ کی فائلوں سے تصدیق ہوئی، سرور کے کہنے پر نہیں۔",
    wrong: "تصدیق ناکام رہی۔ دیکھیں کون سا مرحلہ ناکام ہوا، اور ریکارڈ پر بھروسا نہ کریں۔",
  },
  status: { pass: "تصدیق شدہ", fail: "ناکام", "cannot-be-checked": "جانچا نہیں جا سکتا" },
  steps: UR_STEPS,
  doneAt: (time) => `${time} پر اس براؤزر نے مکمل کیا۔`,
  not: "یہ کیا ثابت نہیں کرتا",
  limits: [
    "یہ کہ ریکارڈ کی بات سچ ہے۔ یہ ثابت کرتا ہے کہ کس نے، کس ترتیب میں درج کیا، اور بعد میں نہیں بدلا گیا۔",
    "یہ کہ کب درج ہوا، مصنف کی اپنی گھڑی سے آگے۔ گواہوں کے دستخط اور وقت کی مہریں وقت کو محدود کرتی ہیں۔",
    "یہ کہ کلید کس کی ہے۔ کلیدیں ورک اسپیس کے ساتھ آئیں؛ انہیں مالک کی کہیں اور شائع کردہ کلیدوں سے ملائیں۔",
    "یہ کہ سب کو ایک ہی لاگ دکھایا جاتا ہے، جب تک گواہوں نے دستخط نہ کیے ہوں۔",
  ],
  again: "دوبارہ تصدیق کریں",
  saveProof: "ثبوت محفوظ کریں",
  saveNote:
    "ایک .tlog-proof فائل اور اندراج کے عین بائٹ۔ کوئی بھی انہیں اس ورک اسپیس کے بغیر جانچ سکتا ہے: mizan log check-proof، یا اس معیار کا کوئی اور آلہ۔",
};

/** The words of the proof badge and of its steps. */
export const PROOF_WORDS: Words<typeof EN> = { en: EN, ur: UR };
