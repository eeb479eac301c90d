import { join } from "node:path";
import type { Peer } from "./peer.ts";
import { SAMPLES, sampleTemplate, samples, writeFiles } from "./sample.ts";

const copier: Peer = {
  id: "copier",
  title: `copier copy, ${SAMPLES} files (Python)`,
  registry: "pypi",
  packages: ["copier==9.19.1"],
  leaves: SAMPLES,
  prepare: (folder) => {
    const body = sampleTemplate((key) => `{{ ${key} }}`);
    writeFiles(folder, {
      ...samples(
        (index) => `template/${index}.yaml.jinja`,
        () => body,
      ),
      "template/copier.yml": "name: { type: str, default: orders }\n_exclude: [copier.yml]\n",
    });
  },
  command: (folder, installed) => ({ argv: [join(installed, "bin/copier"), "copy", "--defaults", "--quiet", "template", "out"], cwd: folder }),
};

const cookiecutter: Peer = {
  id: "cookiecutter",
  title: `cookiecutter, ${SAMPLES} files (Python)`,
  registry: "pypi",
  packages: ["cookiecutter==2.7.1"],
  leaves: SAMPLES,
  prepare: (folder) => {
    const body = sampleTemplate((key) => `{{ cookiecutter.${key} }}`);
    writeFiles(folder, {
      ...samples(
        (index) => `template/{{cookiecutter.name}}/${index}.yaml`,
        () => body,
      ),
      "template/cookiecutter.json": `{"name":"orders"}`,
    });
  },
  command: (folder, installed) => ({ argv: [join(installed, "bin/cookiecutter"), "--no-input", "--output-dir", "out", "template"], cwd: folder }),
};

export const pythonPeers: readonly Peer[] = [copier, cookiecutter];
