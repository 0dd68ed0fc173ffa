import type { Words } from "./words.ts";

interface Part {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly string[];
}

const EN = {
  title: "How the picture is made",
  lead: "The rules are the same for every state, organisation and publisher. Each number on a page opens to its source, its range and its rule.",
  contents: "On this page",
  codebook: "Types of event",
  codebookLead: "What is counted under a type is also counted under the types above it.",
  find: "Find a type",
  licences: "Licences and citations of the releases in this workspace",
  noReleases: "No release is imported.",
  parts: [
    {
      id: "counting",
      title: "How events are counted",
      lines: [
        "Observations of one release that name the same event are one event. Reports that print one list are one origin, however many they are.",
        "Low is the smallest figure given, high the largest, best the median of the origins' best figures. An event without a figure counts as an event and adds nothing to killed.",
        "Low and high of a sum are the sums of the lows and of the highs: the widest range that the sources allow, not a confidence interval.",
        "One release is counted at a time, because sources overlap. An umbrella event holds its parts; parts are left out of sums where the umbrella is there.",
        "An event with two parties stands in the rows of both, so that rows of organisations do not add up to the total.",
      ],
    },
    {
      id: "boundaries",
      title: "Boundaries then and now",
      lines: [
        "Every event has two answers: the unit in which it lay on its day, and the unit of today. The reader chooses.",
        "FATA was a unit of its own until 30 May 2018. An event in Kurram in 2015 is in FATA then and in Khyber Pakhtunkhwa now.",
        "A divided district stays whole where the part is not known; it is never assigned to a part silently.",
        "Areas claimed by more than one state are hatched and dashed. The map of each side is a choice, made by one rule for both.",
      ],
    },
    {
      id: "places",
      title: "Places and distances",
      lines: [
        "A row is placed by the district in the source's words, then by a town in its text, then by its point in imported boundaries, then by the province alone. What decided it and how sure it is stand beside the row.",
        "Names match without case, accents and punctuation; a match below 0.85 is offered and never taken.",
        "The distance to a border is the great circle to the nearest land border, good to about 1 km. Near a border is not from across it.",
      ],
    },
    {
      id: "attribution",
      title: "Attribution",
      lines: [
        "Who is said to be behind an event is kept with how it is said: claimed, suspected, denied, coded by the dataset, unknown.",
        "Of several statements the strongest stands: claimed, then suspected, denied, coded, unknown.",
        "Organisations and states are parties. Private persons are never subjects: columns about persons are dropped, and their cells are counted.",
      ],
    },
    {
      id: "intensity",
      title: "Thresholds of intensity",
      lines: [
        "UCDP: 25 to 999 battle-related deaths of a conflict in a calendar year are a minor armed conflict, 1,000 or more a war.",
        "Here the thresholds are read against all deaths in the chosen scope: the class says how many died, not which conflict it was.",
        "The low, the best and the high figure may lie in different classes; the class of each is given.",
      ],
    },
    {
      id: "comparability",
      title: "What may be compared",
      lines: [
        "Two figures may be compared when their scope, their place and their period are the same by rule. The names of the publishers are never asked.",
        "Over sources that count different things there is no joint figure: the page shows the range and says so.",
        "Figures that the sides of an event gave are laid side by side. They are never summed, averaged or chosen from.",
        "A figure for a part of a year is not the year.",
      ],
    },
  ] as readonly Part[],
};

const UR: typeof EN = {
  title: "تصویر کیسے بنتی ہے",
  lead: "ہر ریاست، تنظیم اور ناشر کے لیے اصول ایک ہیں۔ صفحے کا ہر عدد اپنا ماخذ، حد اور اصول دکھاتا ہے۔",
  contents: "اس صفحے پر",
  codebook: "واقعات کی اقسام",
  codebookLead: "جو ایک قسم میں گنا جاتا ہے وہ اس سے اوپر کی اقسام میں بھی گنا جاتا ہے۔",
  find: "قسم تلاش کریں",
  licences: "اس ورک اسپیس کی اجراؤں کے لائسنس اور حوالے",
  noReleases: "کوئی اجرا درآمد نہیں ہوئی۔",
  parts: [
    {
      id: "counting",
      title: "واقعات کیسے گنے جاتے ہیں",
      lines: [
        "ایک اجرا کے وہ مشاہدات جو ایک ہی واقعے کا نام لیں ایک واقعہ ہیں۔ ایک فہرست چھاپنے والی رپورٹیں ایک اصل ہیں، چاہے کتنی ہوں۔",
        "کم سب سے چھوٹا عدد ہے، زیادہ سب سے بڑا، بہترین اصل ذرائع کے بہترین اعداد کا وسطانیہ۔ بغیر عدد کا واقعہ گنا جاتا ہے مگر ہلاک افراد میں کچھ نہیں بڑھاتا۔",
        "مجموعے کا کم اور زیادہ، کم اور زیادہ اعداد کے مجموعے ہیں: سب سے وسیع حد، اعتماد کا وقفہ نہیں۔",
        "ذرائع میں تکرار ہے، اس لیے ایک وقت میں ایک اجرا گنی جاتی ہے۔ جامع واقعہ موجود ہو تو اس کے حصے مجموعے سے باہر رہتے ہیں۔",
        "دو فریقوں والا واقعہ دونوں کی سطر میں ہے، اس لیے تنظیموں کی سطریں کل کے برابر نہیں۔",
      ],
    },
    {
      id: "boundaries",
      title: "حدود اُس وقت اور آج",
      lines: [
        "ہر واقعے کے دو جواب ہیں: اُس دن کی اکائی اور آج کی اکائی۔ انتخاب قاری کا ہے۔",
        "فاٹا 30 مئی 2018 تک الگ اکائی تھا۔ 2015 میں کرم کا واقعہ تب فاٹا میں اور آج خیبر پختونخوا میں ہے۔",
        "تقسیم شدہ ضلع سالم رہتا ہے جہاں حصہ معلوم نہ ہو؛ خاموشی سے کسی حصے کو نہیں دیا جاتا۔",
        "ایک سے زیادہ ریاستوں کے دعوے والے علاقے دھاری دار ہیں۔ ہر فریق کا نقشہ ایک انتخاب ہے، دونوں کے لیے ایک اصول سے۔",
      ],
    },
    {
      id: "places",
      title: "مقامات اور فاصلے",
      lines: [
        "مقام پہلے ماخذ کے لفظوں کے ضلع سے، پھر متن کے شہر سے، پھر درآمد شدہ حدود میں نقطے سے، پھر صرف صوبے سے طے ہوتا ہے۔ فیصلے کی بنیاد اور یقین سطر کے ساتھ ہیں۔",
        "نام حروف کے فرق اور علامات کے بغیر ملائے جاتے ہیں؛ 0.85 سے کم مماثلت پیش کی جاتی ہے، اختیار نہیں کی جاتی۔",
        "سرحد کا فاصلہ قریب ترین زمینی سرحد تک ہے، تقریباً 1 کلومیٹر تک درست۔ سرحد کے قریب ہونا سرحد پار سے ہونا نہیں۔",
      ],
    },
    {
      id: "attribution",
      title: "نسبت",
      lines: [
        "واقعے کے پیچھے کون بتایا گیا، یہ اس کے ساتھ رکھا جاتا ہے کہ کیسے بتایا گیا: قبول، شبہ، تردید، ڈیٹا سیٹ کے مطابق، نامعلوم۔",
        "کئی بیانات میں سب سے مضبوط رہتا ہے: قبول، پھر شبہ، تردید، ڈیٹا سیٹ، نامعلوم۔",
        "تنظیمیں اور ریاستیں فریق ہیں۔ نجی افراد کبھی موضوع نہیں: افراد کے کالم خارج کر کے گنے جاتے ہیں۔",
      ],
    },
    {
      id: "intensity",
      title: "شدت کی حدیں",
      lines: [
        "UCDP: ایک سال میں کسی تصادم کی 25 تا 999 جنگی ہلاکتیں معمولی مسلح تصادم ہیں، 1,000 یا زیادہ جنگ۔",
        "یہاں حدیں منتخب دائرے کی تمام ہلاکتوں پر پڑھی جاتی ہیں: درجہ بتاتا ہے کہ کتنے ہلاک ہوئے، نہ کہ کون سا تصادم تھا۔",
        "کم، بہترین اور زیادہ عدد مختلف درجوں میں ہو سکتے ہیں؛ ہر ایک کا درجہ دیا جاتا ہے۔",
      ],
    },
    {
      id: "comparability",
      title: "کن کا موازنہ ہو سکتا ہے",
      lines: [
        "دو اعداد کا موازنہ تب ہے جب دائرہ، مقام اور مدت اصول کے مطابق ایک ہوں۔ ناشر کا نام نہیں پوچھا جاتا۔",
        "مختلف چیزیں گننے والے ذرائع پر کوئی مشترکہ عدد نہیں: صفحہ حد دکھاتا ہے اور یہ کہتا ہے۔",
        "فریقوں کے دیے گئے اعداد پہلو بہ پہلو رکھے جاتے ہیں؛ جمع، اوسط یا انتخاب نہیں کیا جاتا۔",
        "سال کے حصے کا عدد سال نہیں۔",
      ],
    },
  ],
};

/** The words of the page on method. */
export const METHODS_WORDS: Words<typeof EN> = { en: EN, ur: UR };
