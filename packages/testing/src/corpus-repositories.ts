import { corpusCases, forms } from "./corpus.ts";
import { goldenFolder, readTexts, type Texts } from "./corpus-goldens.ts";

/** A generated repository as its goldens have it: a case in one of the two task forms. */
export interface Repository {
  /** `node-github`, or `node-github@referenced` for the form that its pipeline.yaml does not ask for. */
  readonly name: string;
  readonly texts: Texts;
}

/** Every case in both forms, from the goldens on disk: what people review is what validators judge. */
export function repositories(): readonly Repository[] {
  return corpusCases().flatMap(({ name }) => {
    const own = readTexts(goldenFolder(name));
    const others = forms.flatMap((form): Repository[] => {
      const differing = readTexts(goldenFolder(name, `-${form}`));
      if (Object.keys(differing).length === 0) return [];
      const kept = Object.entries(own).filter(([path]) => form === "embedded" || !path.startsWith(".pipeline/actions/"));
      return [{ name: `${name}@${form}`, texts: { ...Object.fromEntries(kept), ...differing } }];
    });
    return [{ name, texts: own }, ...others];
  });
}

/** The path of a finding and of an exception: repository first, then the path inside it. */
export function fullPath(repository: string, path: string): string {
  return `${repository}/${path}`;
}

/** Files of all repositories under one name each: tools that start slowly judge them in one run. */
export interface Gathered {
  readonly texts: Texts;
  /** The full path of a gathered file, by the name it was gathered under. */
  readonly origin: Readonly<Record<string, string>>;
}

/** `rename` gives the name inside the gathered tree, or nothing for files that are not wanted. Equal texts are judged once. */
export function gather(from: readonly Repository[], rename: (repository: string, path: string) => string | undefined): Gathered {
  const texts: Record<string, string> = {};
  const origin: Record<string, string> = {};
  const seen = new Set<string>();
  for (const { name, texts: files } of from) {
    for (const [path, text] of Object.entries(files)) {
      const gathered = rename(name, path);
      const identity = `${gathered?.split("/").at(-1)}\0${text}`;
      if (gathered === undefined || seen.has(identity)) continue;
      seen.add(identity);
      texts[gathered] = text;
      origin[gathered] = fullPath(name, path);
    }
  }
  return { texts, origin };
}

/** Workflows have to lie in one folder for GitHub's tools, so the repository goes into the file's name. */
export function workflowName(repository: string, path: string): string | undefined {
  const file = /^\.github\/workflows\/([^/]+)$/.exec(path)?.[1];
  return file === undefined ? undefined : `.github/workflows/${repository}--${file}`;
}

/** Tools know a GitLab pipeline by its name; a file that it includes gets a folder of its own. */
export function pipelineName(repository: string, path: string): string | undefined {
  if (path === ".gitlab-ci.yml") return `${repository}/.gitlab-ci.yml`;
  return /^\.pipeline\/gitlab\/.*\.yml$/.test(path) ? `${repository}/${path}/.gitlab-ci.yml` : undefined;
}
