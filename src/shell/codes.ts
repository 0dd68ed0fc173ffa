import type { CodeTable } from "../kernel/index.ts";

/** What can go wrong outside the program. All of these end a command with exit status 3 but `usage`. */
export const SHELL_CODES = {
  "shell/usage": {
    meaning: "The command line or the request does not fit the command's inputs.",
    remedy: "Run the command with --help, or read its page in docs/reference/commands.md.",
  },
  "shell/no-workspace": {
    meaning: "The folder is not a Mizan workspace: it holds no mizan.json.",
    remedy:
      "Name a workspace with -w, or make one with 'mizan init -w DIR' or 'mizan import -w DIR'.",
  },
  "shell/workspace-not-empty": {
    meaning: "A new workspace was asked for in a folder that holds other things.",
    remedy: "Name an empty or a new folder.",
  },
  "shell/workspace-newer": {
    meaning: "The workspace was written by a later version of Mizan.",
    remedy: "Update Mizan, or open a copy of the workspace made by this version.",
  },
  "shell/workspace-busy": {
    meaning: "Another process is writing the workspace.",
    remedy: "Wait until it has finished, or stop it.",
    outside: true,
  },
  "shell/file-not-found": {
    meaning: "A named file or folder does not exist.",
    remedy: "Check the path.",
  },
  "shell/not-a-file": {
    meaning: "A folder was named where a file is needed.",
    remedy: "Name a file.",
  },
  "shell/not-a-folder": {
    meaning: "Part of a path is a file where a folder is needed.",
    remedy: "Check the path.",
  },
  "shell/output-folder-taken": {
    meaning: "The folder for results holds other things, which are not overwritten.",
    remedy: "Name a new or an empty folder, or one that holds an earlier result.",
  },
  "shell/no-permission": {
    meaning: "The system does not allow reading or writing there.",
    remedy: "Check who may read or write it, or choose another folder.",
    outside: true,
  },
  "shell/disk-full": {
    meaning:
      "The disk is full. What was being written is gone; what was there before is untouched.",
    remedy: "Free some space and run the command again.",
    outside: true,
  },
  "shell/too-many-files": {
    meaning: "The system does not allow more open files.",
    remedy: "Close other programs and try again.",
    outside: true,
  },
  "shell/no-network": {
    meaning: "A file could not be downloaded: there is no network, or the server does not answer.",
    remedy: "Get the file by hand from the address given, then import it.",
    outside: true,
  },
  "shell/address-not-web": {
    meaning: "An address to capture is not one of the web, or holds a password.",
    remedy: "Give an address that begins with http:// or https://.",
  },
  "shell/address-not-public": {
    meaning: "A page to capture, or one to which it redirects, is not on the public network.",
    remedy: "Save the page with a browser that may reach it, and preserve the file.",
  },
  "shell/too-many-redirects": {
    meaning: "A page to capture redirects more often than any page should.",
    remedy: "Record it with a browser extension, export it as WACZ, and preserve that file.",
    outside: true,
  },
  "shell/page-too-large": {
    meaning: "A page to capture is longer than a capture takes.",
    remedy: "Save the file with a browser and preserve it.",
    outside: true,
  },
  "shell/page-not-fetched": {
    meaning: "A page could not be fetched: there is no network, or the server does not answer.",
    remedy: "Record it with a browser extension, export it as WACZ, and preserve that file.",
    outside: true,
  },
  "shell/download-refused": {
    meaning: "The server answers but does not give the file.",
    remedy: "Look the address up at the publisher, get the file by hand, then import it.",
    outside: true,
  },
  "shell/port-in-use": {
    meaning: "Another program listens on the port.",
    remedy: "Choose another with --port.",
    outside: true,
  },
  "shell/front-end-missing": {
    meaning: "The web pages have not been built.",
    remedy: "Run 'npm run build' in the project folder.",
    outside: true,
  },
  "shell/foreign-origin": {
    meaning:
      "A page of another site, or a name that merely resolves to this machine, made the request.",
    remedy: "Open the workbench at the address that 'mizan serve' prints.",
  },
  "shell/log-unreachable": {
    meaning: "Another party's log cannot be read over the network.",
    remedy: "Check the address and the network; what was known of the log stays.",
    outside: true,
  },
  "shell/no-witness": {
    meaning: "The folder is not that of a witness, or its file is damaged.",
    remedy: "'mizan witness serve --folder DIR' makes one.",
  },
  "shell/witness-name": {
    meaning: "The name is not one that a witness can have, or not the one that it has.",
    remedy: "Leave --name out, or give the same name as on the first run.",
  },
  "shell/defect": {
    meaning: "The program itself has a defect; the request was stopped and nothing was kept of it.",
    remedy: "Please report it with the text that the server printed.",
    outside: true,
  },
  "shell/upload-unknown": {
    meaning: "The request names an upload that does not exist (any more).",
    remedy: "Upload the file again and use the id of the answer.",
  },
} as const satisfies CodeTable;
