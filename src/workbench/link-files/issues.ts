import type { Issue } from "../../kernel/index.ts";

/** Everything that is wrong with the files of one command, so that it can be mended in one go. */
export interface IssueList {
  add(issue: Issue): void;
  /** What was added, in order; of very many only the first, and how many more there are. */
  all(): readonly Issue[];
}

/** Most issues shown at once; a table with more has one cause, which these show. */
const SHOWN = 500;

/** An empty list. */
export function issueList(): IssueList {
  const shown: Issue[] = [];
  let more = 0;
  return {
    add: (issue) => {
      if (shown.length < SHOWN) shown.push(issue);
      else more++;
    },
    all: () => {
      if (more === 0) return shown;
      const message = `${more.toLocaleString("en-GB")} more things are wrong; only the first ${SHOWN} are listed.`;
      return [...shown, { code: "workbench/link-files-more", message }];
    },
  };
}
