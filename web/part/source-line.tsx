import { useFacts } from "../state/facts.tsx";
import { usePicture } from "../state/picture.tsx";
import { useNames, useText } from "../text/index.ts";

/** Where the numbers of a figure come from, in one line: publisher, release, licence. */
export function SourceLine({ label }: { readonly label: string }) {
  const { value } = useFacts();
  const { view } = usePicture();
  const names = useNames();
  const text = useText();
  const sources = value?.sources ?? [];
  const words =
    sources.length > 0
      ? sources.map((source) => `${source.title}, ${source.publisher} (${source.licence})`)
      : view.filter.datasets.map((release) => names.of("datasets", release).main);
  return (
    <p className="source-line">
      <span>{label}:</span> {words.length > 0 ? words.join("; ") : text.figure.noSource}
    </p>
  );
}
