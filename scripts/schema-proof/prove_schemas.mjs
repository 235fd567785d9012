// Proves the schemas where authors meet them: in the YAML language server that editors run.
//
// Every example opens without a complaint; every broken file of tests/model/broken is complained
// of on the lines marked `# wrong` and on no other; hovering and completing show the descriptions.
//
//   npm ci && node prove_schemas.mjs        PYTHON=… names another Python than the checkout's .venv

import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);
const rpc = require("vscode-jsonrpc/node");

const HERE = dirname(fileURLToPath(import.meta.url));
const CHECKOUT = resolve(HERE, "../..");
const EXAMPLES = ["hotel", "contact-centre", "council", "format"];
const BROKEN = join(CHECKOUT, "tests/model/broken");
const PYTHON = process.env.PYTHON ?? join(CHECKOUT, ".venv/bin/python");
const SILENCE = 60_000;

const work = mkdtempSync(join(tmpdir(), "schema-proof-"));
const failures = [];
let proofs = 0;

function standardsKit(...args) {
  const env = { ...process.env, PYTHONPATH: join(CHECKOUT, "src") };
  return execFileSync(PYTHON, ["-m", "standards_kit", ...args], { env, encoding: "utf8" });
}

function prove(what, holds, found) {
  proofs += 1;
  if (!holds) failures.push(`${what}\n    ${JSON.stringify(found)}`);
}

function yamlFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".yaml"))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((path) => !relative(folder, path).startsWith("."))
    .sort();
}

const schema = (name) => pathToFileURL(join(work, `${name}.schema.json`)).href;
const isKit = (path) => /^(standards-kit|kit(-.*)?)\.yaml$/.test(basename(path));

/** Which files have which schema, as a workspace's settings say it: for every document of a file. */
function associations(paths) {
  const ours = (name) => join(work, `${name}-*.yaml`);
  return {
    [schema("kit")]: [ours("kit"), ...paths.filter(isKit)],
    [schema("source")]: [ours("source"), ...paths.filter((path) => !isKit(path))],
  };
}

/** The language server, asked as an editor asks it. */
class Editor {
  constructor(schemas) {
    const yaml = { validate: true, hover: true, completion: true, schemas, schemaStore: { enable: false } };
    const settings = { yaml };
    const command = require.resolve("yaml-language-server/bin/yaml-language-server");
    this.server = spawn(process.execPath, [command, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
    this.talk = rpc.createMessageConnection(
      new rpc.StreamMessageReader(this.server.stdout),
      new rpc.StreamMessageWriter(this.server.stdin),
    );
    this.waiting = new Map();
    this.talk.onRequest("workspace/configuration", ({ items }) => items.map(({ section }) => settings[section] ?? null));
    this.talk.onRequest("client/registerCapability", () => null);
    this.talk.onNotification("textDocument/publishDiagnostics", ({ uri, diagnostics }) => {
      this.waiting.get(uri)?.(diagnostics);
    });
    this.talk.listen();
  }

  async start() {
    const capabilities = {
      textDocument: {
        hover: { contentFormat: ["markdown"] },
        completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown"] } },
        publishDiagnostics: {},
      },
    };
    await this.talk.sendRequest("initialize", { processId: process.pid, rootUri: null, capabilities });
    await this.talk.sendNotification("initialized", {});
    await this.talk.sendNotification("workspace/didChangeConfiguration", { settings: null });
  }

  /** Opens a text as a file, and waits for what the server says of it. */
  async open(path, text) {
    const uri = pathToFileURL(path).href;
    const said = new Promise((tell, refuse) => {
      const timer = setTimeout(() => refuse(new Error(`no word about ${path}`)), SILENCE);
      this.waiting.set(uri, (diagnostics) => (clearTimeout(timer), tell(diagnostics)));
    });
    const textDocument = { uri, languageId: "yaml", version: 1, text };
    await this.talk.sendNotification("textDocument/didOpen", { textDocument });
    return said;
  }

  async hover(path, position) {
    const textDocument = { uri: pathToFileURL(path).href };
    const found = await this.talk.sendRequest("textDocument/hover", { textDocument, position });
    return found?.contents?.value ?? "";
  }

  async complete(path, position) {
    const textDocument = { uri: pathToFileURL(path).href };
    const found = await this.talk.sendRequest("textDocument/completion", { textDocument, position });
    return found?.items ?? found ?? [];
  }

  async close() {
    await this.talk.sendRequest("shutdown");
    await this.talk.sendNotification("exit");
    this.talk.dispose();
  }
}

const told = (found) => found.map((each) => `${each.range.start.line + 1}: ${each.message}`);

async function proveSound(editor, path) {
  const found = await editor.open(path, readFileSync(path, "utf8"));
  prove(`${path} opens without a complaint`, found.length === 0, told(found));
}

async function proveBroken(editor, path) {
  const text = readFileSync(path, "utf8");
  const found = await editor.open(path, text);
  const lineOf = (each) => each.range.start.line + 1;
  const wrong = text.split("\n").flatMap((line, index) => (line.endsWith("# wrong") ? [index + 1] : []));
  const lines = found.map(lineOf);
  const name = relative(CHECKOUT, path);
  if (process.env.SAY) console.log(name, told(found));
  for (const line of wrong) prove(`${name}:${line} is found`, lines.includes(line), told(found));
  const others = found.filter((each) => !wrong.includes(lineOf(each)));
  prove(`${name}: nothing else is found`, others.length === 0, told(others));
}

/** A text with `|` where the cursor is. */
function cursor(marked) {
  const before = marked.slice(0, marked.indexOf("|"));
  const line = before.split("\n").length - 1;
  const character = before.length - before.lastIndexOf("\n") - 1;
  return { text: `${marked.replace("|", "")}\n`, position: { line, character } };
}

async function atCursor(editor, name, marked, ask) {
  const { text, position } = cursor(marked);
  const path = join(work, name);
  await editor.open(path, text);
  return ask.call(editor, path, position);
}

async function proveHover(editor, name, marked, sentence) {
  const shown = await atCursor(editor, name, marked, editor.hover);
  if (process.env.SAY) console.log(name, JSON.stringify(shown));
  prove(`hovering in ${name} shows “${sentence}”`, shown.includes(sentence), shown);
}

async function proveCompletion(editor, name, marked, wanted) {
  const items = await atCursor(editor, name, marked, editor.complete);
  const shown = items.map((item) => `${item.label} ${JSON.stringify(item.insertText ?? "")}: ${documented(item)}`);
  if (process.env.SAY) console.log(name, shown);
  for (const [label, sentence] of Object.entries(wanted)) {
    const item = items.find((each) => each.label === label);
    prove(`completing in ${name} offers ${label}`, item !== undefined, shown);
    prove(`completing in ${name} explains ${label}`, documented(item).includes(sentence), shown);
  }
}

const documented = (item) => item?.documentation?.value ?? item?.documentation ?? "";

const STANDARD = "standards:\n  - id: phone-greeting\n    title: Answering the phone\n";

async function proveHelp(editor) {
  await proveHover(editor, "source-why.yaml", `${STANDARD}    wh|y: Silence.\n`, "The reason, from the customer's side.");
  await proveHover(editor, "source-text.yaml", `${STANDARD}    expectations:\n      - te|xt: You answer.\n`, "Who does what, and when.");
  await proveHover(editor, "source-feeling.yaml", `${STANDARD}    emotional_resp|onse: The caller feels expected.\n`, "The feeling hoped for");
  await proveHover(editor, "source-bound.yaml", `${STANDARD}    expectations:\n      - text: You answer.\n        targets: [{at_m|ost: 20 seconds}]\n`, "No more than this.");
  await proveHover(editor, "source-alone.yaml", "id: a\nwh|y: Silence.\n", "The reason, from the customer's side.");
  await proveHover(editor, "source-term.yaml", "terms:\n  prompt:\n    vari|ants: [timely]\n", "Other words that mean the same here.");
  await proveHover(editor, "kit-word.yaml", "customer_w|ord: guest\n", "What you call a customer");
  await proveHover(editor, "kit-book.yaml", "handbooks:\n  desk:\n    fo|r: agent\n", "Who reads it");
  await proveHover(editor, "kit-role.yaml", "roles:\n  desk: {na|me: Desk}\n", "The name as it is printed.");

  await proveCompletion(editor, "source-empty.yaml", "|", { standards: "Service standards.", terms: "The glossary" });
  await proveCompletion(editor, "source-keys.yaml", `${STANDARD}    |`, {
    promise: "One sentence in the customer's words.",
    why: "The reason, from the customer's side.",
    expectations: "one thing at a time",
  });
  await proveCompletion(editor, "source-status.yaml", `${STANDARD}    status: |`, { draft: "", active: "", retired: "" });
  await proveCompletion(editor, "source-target.yaml", `${STANDARD}    expectations:\n      - text: You answer.\n        targets:\n          - |`, {
    at_most: "No more than this.",
    measure: "The measure this number belongs to",
  });
  await proveCompletion(editor, "source-expectation.yaml", `${STANDARD}    expectations:\n      - text: You answer.\n        |`, { say: "Words to say" });
  await proveCompletion(editor, "source-lone.yaml", "id: a\nwhy: Silence.\n|", { emotional_response: "The feeling hoped for" });
  await proveCompletion(editor, "kit-empty.yaml", "|", { organisation: "The organisation's name.", standards: "Service standards." });
  await proveCompletion(editor, "kit-paper.yaml", "handbooks:\n  desk:\n    paper: |", { a4: "", letter: "", a5: "" });
  await proveCompletion(editor, "kit-level.yaml", "lint:\n  severity:\n    vague-phrase: |", { error: "", note: "" });
}

async function main() {
  for (const name of ["kit", "source"]) {
    writeFileSync(join(work, `${name}.schema.json`), standardsKit("schema", name));
  }
  const starter = join(work, "starter");
  standardsKit("init", starter);
  const begun = yamlFiles(starter); // these point at their schemas themselves
  const pointed = begun.filter((path) => /^# yaml-language-server: \$schema=/.test(readFileSync(path, "utf8")));
  prove("the starter kit points its files at its schemas", pointed.length === begun.length, begun);
  const examples = EXAMPLES.flatMap((name) => yamlFiles(join(CHECKOUT, "examples", name)));
  const broken = yamlFiles(BROKEN);

  const editor = new Editor(associations([...examples, ...broken]));
  await editor.start();
  for (const path of [...examples, ...begun]) await proveSound(editor, path);
  for (const path of broken) await proveBroken(editor, path);
  await proveStarterIsRead(editor, begun);
  await proveHelp(editor);
  await editor.close();
}

/** The starter's own line counts: a slip in its files is seen. */
async function proveStarterIsRead(editor, begun) {
  for (const path of begun) {
    const slipped = path.replace(/\.yaml$/, "-slip.yaml");
    const found = await editor.open(slipped, `${readFileSync(path, "utf8")}\nstandard: []\n`);
    prove(`a slip in ${basename(path)} is found`, found.some(({ message }) => message.includes("standard")), told(found));
  }
}

try {
  if (!existsSync(PYTHON)) throw new Error(`there is no ${PYTHON}; run \`make check\` first, or set PYTHON`);
  await main();
} finally {
  rmSync(work, { recursive: true, force: true });
}
for (const failure of failures) console.error(`not so: ${failure}`);
console.log(`${proofs - failures.length} of ${proofs} proofs hold.`);
process.exit(failures.length === 0 ? 0 : 1);
