import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { I18nProvider } from "react-aria-components";
import { makeNames, type Names } from "../state/names.ts";
import { usePreferences } from "../state/preferences.ts";
import { EN, type Text } from "./en.ts";

const Words = createContext<{ readonly text: Text; readonly names: Names }>({
  text: EN,
  names: makeNames(EN),
});

/** Gives the page its language: words, direction, and the locale of the controls. */
export function TextProvider({ children }: { readonly children: ReactNode }) {
  const { language } = usePreferences();
  const [urdu, setUrdu] = useState<Text | null>(null);
  useEffect(() => {
    if (language === "ur") void import("./ur.ts").then(({ UR }) => setUrdu(UR));
  }, [language]);
  const text = language === "ur" && urdu !== null ? urdu : EN;
  const words = useMemo(() => ({ text, names: makeNames(text) }), [text]);
  useEffect(() => {
    document.documentElement.lang = text.language;
    document.documentElement.dir = text.language === "ur" ? "rtl" : "ltr";
  }, [text]);
  return (
    <I18nProvider locale={text.locale}>
      <Words value={words}>{children}</Words>
    </I18nProvider>
  );
}

/** The words of the page. */
export function useText(): Text {
  return useContext(Words).text;
}

/** The names of places, organisations and types. */
export function useNames(): Names {
  return useContext(Words).names;
}
