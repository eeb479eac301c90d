import { symlinkSync } from "node:fs";
import { join } from "node:path";
import type { Peer } from "./peer.ts";
import { SAMPLES, sampleTemplate, samples, writeFiles } from "./sample.ts";

const name = "orders";

const createVite: Peer = {
  id: "create-vite",
  title: "create-vite, vanilla-ts (copies)",
  registry: "npm",
  packages: ["create-vite@9.3.0"],
  leaves: 10,
  prepare: () => {},
  command: (folder, installed, node) => ({
    argv: [node, join(installed, "node_modules/create-vite/index.js"), "app", "--template", "vanilla-ts", "--no-interactive"],
    cwd: folder,
  }),
};

const hygen: Peer = {
  id: "hygen",
  title: `hygen, ${SAMPLES} files`,
  registry: "npm",
  packages: ["hygen@6.2.11"],
  leaves: SAMPLES,
  prepare: (folder) => {
    const body = sampleTemplate((key) => `<%= ${key} %>`);
    writeFiles(
      folder,
      samples(
        (index) => `_templates/sample/new/${index}.ejs.t`,
        (index) => `---\nto: out/${index}.yaml\n---\n${body}`,
      ),
    );
  },
  command: (folder, installed, node) => ({ argv: [node, join(installed, "node_modules/hygen/dist/bin.js"), "sample", "new", "--name", name], cwd: folder }),
};

const plop: Peer = {
  id: "plop",
  title: `plop addMany, ${SAMPLES} files`,
  registry: "npm",
  packages: ["plop@4.0.5"],
  leaves: SAMPLES,
  prepare: (folder) => {
    const body = sampleTemplate((key) => `{{${key}}}`);
    const generator = `{ prompts: [{ type: "input", name: "name" }], actions: [{ type: "addMany", destination: "out", base: "templates", templateFiles: "templates/*.hbs" }] }`;
    writeFiles(folder, {
      ...samples(
        (index) => `templates/${index}.yaml.hbs`,
        () => body,
      ),
      "plopfile.mjs": `export default (plop) => plop.setGenerator("sample", ${generator});\n`,
    });
  },
  command: (folder, installed, node) => ({
    argv: [node, join(installed, "node_modules/plop/bin/plop.js"), "--plopfile", join(folder, "plopfile.mjs"), "sample", name],
    cwd: folder,
  }),
};

const projen: Peer = {
  id: "projen",
  title: "projen new node, no install",
  registry: "npm",
  packages: ["projen@0.103.25"],
  leaves: 10,
  prepare: () => {},
  command: (folder, installed, node) => ({
    argv: [node, join(installed, "node_modules/projen/bin/projen"), "new", "node", "--name", name, "--no-git", "--no-post"],
    cwd: folder,
    env: { PROJEN_DISABLE_POST: "1", CI: "1" },
  }),
};

const nx: Peer = {
  id: "nx",
  title: `nx g, local generator, ${SAMPLES} files, no daemon`,
  registry: "npm",
  packages: ["nx@24.0.0", "@nx/devkit@24.0.0"],
  leaves: SAMPLES,
  prepare: (folder, installed) => {
    const body = sampleTemplate((key) => `<%= ${key} %>`);
    writeFiles(folder, {
      ...samples(
        (index) => `plugin/files/${index}.yaml.template`,
        () => body,
      ),
      "package.json": `{"name":"workspace","private":true}`,
      "nx.json": `{"analytics":false}`,
      "plugin/package.json": `{"name":"sample","version":"1.0.0","generators":"./generators.json"}`,
      "plugin/generators.json": `{"generators":{"new":{"factory":"./new.cjs","schema":"./schema.json"}}}`,
      "plugin/schema.json": `{"$schema":"https://json-schema.org/schema","$id":"new","type":"object","properties":{"name":{"type":"string"}}}`,
      "plugin/new.cjs": `const { generateFiles } = require("@nx/devkit");\nmodule.exports = (tree, options) => generateFiles(tree, __dirname + "/files", "out", options);\n`,
    });
    symlinkSync(join(installed, "node_modules"), join(folder, "node_modules"));
  },
  command: (folder, installed, node) => ({
    argv: [node, join(installed, "node_modules/nx/dist/bin/nx.js"), "g", "./plugin:new", `--name=${name}`, "--no-interactive"],
    cwd: folder,
    env: { NX_DAEMON: "false", NX_INTERACTIVE: "false", NX_NO_CLOUD: "true", CI: "1" },
  }),
};

const yeoman: Peer = {
  id: "yeoman-environment",
  title: `yeoman-environment, ${SAMPLES} files (API)`,
  registry: "npm",
  packages: ["yeoman-environment@7.1.0", "yeoman-generator@8.4.0"],
  needsNode: 24,
  leaves: SAMPLES,
  prepare: (folder, installed) => {
    const body = sampleTemplate((key) => `<%= ${key} %>`);
    const generator = `import Generator from "yeoman-generator";
export default class extends Generator {
  writing() { for (let index = 0; index < ${SAMPLES}; index++) this.fs.copyTpl(this.templatePath(index + ".yaml"), this.destinationPath("out/" + index + ".yaml"), { name: "${name}" }); }
}\n`;
    const run = `import { createEnv } from "yeoman-environment";
const env = createEnv({ cwd: ${JSON.stringify(folder)}, skipInstall: true, force: true });
await env.register(${JSON.stringify(join(folder, "generator/index.mjs"))}, { namespace: "sample" });
await env.run("sample", { force: true, skipInstall: true });\n`;
    writeFiles(folder, {
      ...samples(
        (index) => `generator/templates/${index}.yaml`,
        () => body,
      ),
      "generator/index.mjs": generator,
      "run.mjs": run,
    });
    symlinkSync(join(installed, "node_modules"), join(folder, "node_modules"));
  },
  command: (folder, _installed, node) => ({ argv: [node, join(folder, "run.mjs")], cwd: folder }),
};

export const nodePeers: readonly Peer[] = [createVite, hygen, plop, projen, nx, yeoman];
