import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** Every font that a figure or a brief may use; all are under the SIL Open Font License 1.1. */
const FONT_FILES = {
  sans: "@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf",
  sansBold: "@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf",
  serif: "@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf",
  serifBold: "@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf",
  serifItalic:
    "@expo-google-fonts/source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf",
  urdu: "@expo-google-fonts/noto-nastaliq-urdu/400Regular/NotoNastaliqUrdu_400Regular.ttf",
} as const;

const WEB_FONT_FILES = {
  sans: "@fontsource/inter/files/inter-latin-400-normal.woff2",
  sansBold: "@fontsource/inter/files/inter-latin-600-normal.woff2",
  urdu: "@fontsource/noto-nastaliq-urdu/files/noto-nastaliq-urdu-arabic-400-normal.woff2",
} as const;

/** The bytes of the fonts that a document is set in. */
export async function readFonts(): Promise<Readonly<Record<keyof typeof FONT_FILES, Buffer>>> {
  const read = await Promise.all(
    Object.entries(FONT_FILES).map(async ([use, name]) => [
      use,
      await readFile(require.resolve(name)),
    ]),
  );
  return Object.fromEntries(read);
}

/** The paths of the fonts that figures are set in. */
export function figureFontPaths(): string[] {
  return [FONT_FILES.sans, FONT_FILES.sansBold, FONT_FILES.urdu].map((name) =>
    require.resolve(name),
  );
}

/** The fonts of a page as `data:` addresses, so that the page refers to nothing outside it. */
export async function fontAddresses(): Promise<
  Readonly<Record<keyof typeof WEB_FONT_FILES, string>>
> {
  const read = async (name: string) =>
    `data:font/woff2;base64,${(await readFile(require.resolve(name))).toString("base64")}`;
  const [sans, sansBold, urdu] = await Promise.all([
    read(WEB_FONT_FILES.sans),
    read(WEB_FONT_FILES.sansBold),
    read(WEB_FONT_FILES.urdu),
  ]);
  return { sans, sansBold, urdu };
}
