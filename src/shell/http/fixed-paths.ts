/** Addresses that are not commands: what the pages draw from, and the way in for files. */
export const FIXED_PATHS = {
  "/api/columns": {
    get: {
      operationId: "columns",
      summary: "The events of the workspace as typed arrays, in one binary",
      tags: ["picture"],
      responses: { "200": { description: "Done", content: { "application/octet-stream": {} } } },
    },
  },
  "/api/map": {
    get: {
      operationId: "map",
      summary: "Outlines of the region as TopoJSON",
      tags: ["places"],
      parameters: [
        choice("view", "whose depiction of disputed areas", ["neutral", "PK", "IN"]),
        choice("boundaries", "units of the day of an event, or of today", ["then", "now"]),
      ],
      responses: { "200": { description: "Done", content: { "application/json": {} } } },
    },
  },
  "/api/boundaries": {
    get: {
      operationId: "boundaries",
      summary: "The districts imported last as TopoJSON, null where there are none",
      tags: ["places"],
      responses: { "200": { description: "Done", content: { "application/json": {} } } },
    },
  },
  "/api/evidence-file": {
    get: {
      operationId: "evidenceFile",
      summary: "The bytes of an item of evidence as an attachment; the export is on the log first",
      tags: ["record"],
      parameters: [
        text("id", "id of the item, or its SHA-256 or the beginning of it", true),
        text("by", "office or desk that takes it out"),
        text("reason", "why it leaves the store"),
      ],
      responses: {
        "200": { description: "Done", content: { "application/octet-stream": {} } },
        "404": { description: "There is no such item, or the reader may not know of it" },
        "422": { description: "The bytes are gone, or not what the log says" },
      },
    },
  },
  "/api/evidence-preview": {
    get: {
      operationId: "evidencePreview",
      summary: "A picture or plain text that shows an item of evidence; nothing in it runs",
      tags: ["record"],
      parameters: [
        text("id", "id of the item, or its SHA-256 or the beginning of it", true),
        text("by", "office or desk that looks at it"),
      ],
      responses: {
        "200": { description: "Done", content: { "image/png": {}, "text/plain": {} } },
        "404": { description: "There is no such item, or the reader may not know of it" },
      },
    },
  },
  "/log/checkpoint": {
    get: {
      operationId: "logCheckpoint",
      summary: "The signed state of the log (C2SP tlog-tiles)",
      tags: ["log"],
      responses: {
        "200": { description: "Done", content: { "text/plain": {} } },
        "404": { description: "There is no log yet" },
      },
    },
  },
  "/log/tile/{path}": {
    get: {
      operationId: "logTile",
      summary: "Hashes or entries of the log (C2SP tlog-tiles); the path holds slashes",
      tags: ["log"],
      parameters: [
        {
          name: "path",
          in: "path",
          required: true,
          description: "such as 0/000, 1/000.p/5 or entries/x001/234",
          schema: { type: "string" },
        },
      ],
      responses: {
        "200": { description: "Done", content: { "application/octet-stream": {} } },
        "404": { description: "The signed state does not reach it" },
      },
    },
  },
  "/api/upload": {
    post: {
      operationId: "upload",
      summary: "Send a file; its id stands for it in the inputs of a command",
      tags: ["record"],
      parameters: [
        { name: "name", in: "query", description: "name of the file", schema: { type: "string" } },
      ],
      requestBody: { required: true, content: { "application/octet-stream": {} } },
      responses: { "200": { description: "Kept", content: { "application/json": {} } } },
    },
  },
};

function choice(name: string, description: string, values: readonly string[]) {
  return { name, in: "query", description, schema: { type: "string", enum: values } };
}

function text(name: string, description: string, required = false) {
  return { name, in: "query", required, description, schema: { type: "string" } };
}
