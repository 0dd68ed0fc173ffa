import type { Words } from "./words.ts";

const EN = {
  title: "Violence at and across borders",
  loading: "Laying out the figures of each side",
  noShare: "No source gives a share of attacks that come from across the border",
  searched: (fields: string, releases: string) =>
    `Searched: ${fields} fields of ${releases} releases. What was looked for is a column or a figure that says which part of the attacks began in another state.`,
  searchedList: "What was searched",
  release: "Release",
  fields: "Fields searched",
  found: "Found",
  nothing: "nothing",
  counts: "Published counts of cross-border attacks: counts, not shares",
  scope: "Scope",
  attacks: "Attacks",
  bands: "Distance to the nearest border",
  bandsFinding: (near: string, all: string) =>
    `${near} of ${all} events with a known distance lie within 50 km of a land border`,
  neighbour: "Border with",
  km: (from: number, to: number | null) =>
    to === null ? `${from} km or more` : `${from} to ${to} km`,
  all: "All distances",
  events: "Events",
  killed: "Killed, low to high",
  caution: "Near a border is not from across it.",
  pairs: "Parties of different states",
  pairsFinding: (events: string) =>
    `${events} events are between two states, or took place outside the state of a party`,
  states: "States",
  parties: "Parties",
  kind: "How",
  kinds: {
    "between-states": "between the forces of two states",
    "outside-own-state": "a state or an organisation outside its own state",
  } as Readonly<Record<string, string>>,
  country: "Took place in",
  sides: "As each side gave it",
  sidesFinding: (events: string, figures: string) =>
    `${events} events with ${figures} figures, each as its giver said it; none is added to another`,
  givenBy: "Given by",
  stand: "Stands to the event",
  stands: {
    acting: "the side said to act",
    affected: "the side struck",
    party: "a party of the clash",
    other: "medium or third party",
  } as Readonly<Record<string, string>>,
  injured: "Injured, low to high",
  says: "Whom it counts, how it is attributed",
  cite: "Printed in",
  none: "No event across a border under this choice.",
  notGiven: "not given",
  atLeast: (low: string) => `${low} or more`,
  sources: "Sources",
  notes: "Notes",
  method: "Method",
};

const UR: typeof EN = {
  title: "سرحد پر اور سرحد پار تشدد",
  loading: "ہر فریق کے اعداد رکھے جا رہے ہیں",
  noShare: "کوئی ماخذ یہ نہیں بتاتا کہ حملوں کا کتنا حصہ سرحد پار سے آتا ہے",
  searched: (fields, releases) =>
    `${releases} اجراؤں کے ${fields} خانے دیکھے گئے۔ ایسا کالم یا عدد تلاش کیا گیا جو بتائے کہ کتنے حملے دوسری ریاست سے شروع ہوئے۔`,
  searchedList: "کیا دیکھا گیا",
  release: "اجرا",
  fields: "دیکھے گئے خانے",
  found: "ملا",
  nothing: "کچھ نہیں",
  counts: "سرحد پار حملوں کی شائع شدہ گنتیاں: گنتیاں، حصہ نہیں",
  scope: "دائرہ",
  attacks: "حملے",
  bands: "قریب ترین سرحد سے فاصلہ",
  bandsFinding: (near, all) =>
    `معلوم فاصلے والے ${all} واقعات میں سے ${near} زمینی سرحد سے 50 کلومیٹر کے اندر ہیں`,
  neighbour: "سرحد",
  km: (from, to) => (to === null ? `${from} کلومیٹر یا زیادہ` : `${from} تا ${to} کلومیٹر`),
  all: "تمام فاصلے",
  events: "واقعات",
  killed: "ہلاک، کم سے زیادہ",
  caution: "سرحد کے قریب ہونا سرحد پار سے ہونا نہیں۔",
  pairs: "مختلف ریاستوں کے فریق",
  pairsFinding: (events) =>
    `${events} واقعات دو ریاستوں کے درمیان ہیں یا کسی فریق کی ریاست سے باہر ہوئے`,
  states: "ریاستیں",
  parties: "فریق",
  kind: "کیسے",
  kinds: {
    "between-states": "دو ریاستوں کی افواج کے درمیان",
    "outside-own-state": "ریاست یا تنظیم اپنی ریاست سے باہر",
  },
  country: "مقامِ وقوع",
  sides: "ہر فریق کے مطابق",
  sidesFinding: (events, figures) =>
    `${events} واقعات کے ${figures} اعداد، ہر ایک جیسے کہا گیا؛ کوئی جمع نہیں کیا گیا`,
  givenBy: "کس نے دیا",
  stand: "واقعے سے تعلق",
  stands: {
    acting: "کارروائی سے منسوب فریق",
    affected: "متاثرہ فریق",
    party: "جھڑپ کا فریق",
    other: "ذرائع ابلاغ یا تیسرا فریق",
  },
  injured: "زخمی، کم سے زیادہ",
  says: "کسے گنتا ہے، نسبت کیسے ہے",
  cite: "کہاں شائع ہوا",
  none: "اس انتخاب میں سرحد پار کوئی واقعہ نہیں۔",
  notGiven: "نہیں دیا گیا",
  atLeast: (low) => `${low} یا زیادہ`,
  sources: "ذرائع",
  notes: "نوٹ",
  method: "طریقہ",
};

/** The words of the page on violence at and across borders. */
export const CROSS_BORDER_WORDS: Words<typeof EN> = { en: EN, ur: UR };
