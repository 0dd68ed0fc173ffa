import { Validator } from "@seriousme/openapi-schema-validator";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inputFields } from "../../../src/kernel/index.ts";
import { buildApp, describeApi } from "../../../src/shell/http/index.ts";
import { realPorts } from "../../../src/shell/ports.ts";
import { CATALOGUE } from "../../../src/workbench/index.ts";
import { freshFolder } from "../../support/mizan.ts";

const silent = { start: () => ({ update: () => {}, finish: () => {} }) };
const local = { host: "127.0.0.1:4710" };

describe("the HTTP interface", () => {
  let app: FastifyInstance;
  const ports = realPorts(`${freshFolder()}/ws`, silent);

  beforeAll(async () => {
    await ports.workspace.create("Test");
    app = await buildApp(ports, null);
  });
  afterAll(async () => {
    await app.close();
    ports.lake.close();
  });

  it("is described by a valid OpenAPI 3.1 document with every command", async () => {
    const document = describeApi(CATALOGUE);
    const judged = await new Validator().validate(structuredClone(document));
    expect(judged.errors ?? []).toEqual([]);
    expect(document["openapi"]).toBe("3.1.0");
    const paths = Object.keys(document["paths"] as object);
    for (const command of CATALOGUE) {
      expect(paths.includes(`/api/${command.name.replaceAll(" ", "-")}`), command.name).toBe(
        command.only !== "cli",
      );
    }
  });

  it("says of every input that is a path that it is one, so that HTTP can refuse it", () => {
    const paths = CATALOGUE.flatMap((command) =>
      inputFields(command.input)
        .filter(({ name }) => /^(files?|mapping|suggest|out|csv|svg|path|folder)$/.test(name))
        .map((field) => [command.name, field.name, field.file]),
    );
    expect(paths.length).toBeGreaterThan(6);
    expect(paths.filter(([, , file]) => file === null)).toEqual([]);
  });

  it("writes no file of the server by its path", async () => {
    const payload = { kind: "timeline", out: "/tmp/mizan-must-not-be.svg" };
    const answer = await app.inject({
      method: "POST",
      url: "/api/figure",
      headers: local,
      payload,
    });
    expect(answer.json()).toMatchObject({ issues: [{ code: "shell/upload-unknown" }] });
  });

  it("answers a command by GET and by POST alike", async () => {
    const got = await app.inject({ url: "/api/annotations", headers: local });
    const posted = await app.inject({
      method: "POST",
      url: "/api/annotations",
      headers: local,
      payload: {},
    });
    expect(got.statusCode).toBe(200);
    expect(got.json()).toEqual(posted.json());
    expect(got.json()).toMatchObject({ ok: true });
  });

  it("refuses a write by GET", async () => {
    expect((await app.inject({ url: "/api/annotate?text=x", headers: local })).statusCode).toBe(
      404,
    );
  });

  it("says what does not fit, in the one error shape", async () => {
    const answer = await app.inject({
      method: "POST",
      url: "/api/search",
      headers: local,
      payload: { text: 7 },
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.headers["content-type"]).toContain("application/problem+json");
    expect(answer.json()).toMatchObject({
      ok: false,
      status: 400,
      issues: [{ code: "shell/usage", field: "text" }],
    });
  });

  it("refuses a body that is not JSON without a stack trace", async () => {
    const headers = { ...local, "content-type": "application/json" };
    const answer = await app.inject({ method: "POST", url: "/api/search", headers, payload: "{" });
    expect(answer.statusCode).toBe(400);
    expect(answer.body).not.toContain("node_modules");
  });

  it("refuses names that merely resolve here, and pages of other sites", async () => {
    const rebound = await app.inject({
      url: "/api/annotations",
      headers: { host: "evil.example:4710" },
    });
    expect(rebound.statusCode).toBe(422);
    const foreign = await app.inject({
      url: "/api/annotations",
      headers: { ...local, origin: "https://evil.example" },
    });
    expect(foreign.json()).toMatchObject({ issues: [{ code: "shell/foreign-origin" }] });
    const nowhere = await app.inject({
      url: "/api/annotations",
      headers: { ...local, origin: "null" },
    });
    expect(nowhere.statusCode).toBe(422);
  });

  it("lets no page load anything from elsewhere", async () => {
    const answer = await app.inject({ url: "/api/annotations", headers: local });
    expect(answer.headers["content-security-policy"]).toContain("default-src 'self'");
    expect(answer.headers["x-content-type-options"]).toBe("nosniff");
  });

  it("reads no file of the server by its path", async () => {
    const payload = { format: "table", files: ["/etc/passwd"] };
    const answer = await app.inject({
      method: "POST",
      url: "/api/import",
      headers: local,
      payload,
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ issues: [{ code: "shell/upload-unknown" }] });
  });

  it("keeps an upload under a name that cannot leave its folder", async () => {
    const answer = await app.inject({
      method: "POST",
      url: "/api/upload?name=..%2F..%2Fetc%2Fcron.d%2Fx.csv",
      headers: { ...local, "content-type": "text/csv" },
      payload: "a,b\n1,2\n",
    });
    expect(answer.json()).toMatchObject({
      ok: true,
      value: { id: expect.stringMatching(/^upload:[0-9a-f-]{36}$/) },
    });
  });
});
