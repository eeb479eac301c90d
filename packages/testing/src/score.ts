import { repositories, type Repository } from "./corpus-repositories.ts";
import { pipelineJobs, workflowJobs } from "./corpus-workflows.ts";

/** The counts by which supply-chain.md §E measures ten well-kept projects. */
export interface Score {
  readonly repository: string;
  readonly workflows: number;
  /** "16/16" each. */
  readonly pinnedUses: string;
  readonly withoutCredentials: string;
  readonly ownPermissions: string;
  readonly timeouts: string;
  readonly imagesByDigest: string;
}

export function score(repository: Repository): Score {
  const jobs = workflowJobs(repository);
  const onGitlab = pipelineJobs(repository);
  const files = Object.entries(repository.texts).filter(([path]) => path.startsWith(".github/workflows/"));
  const uses = files.flatMap(([, text]) => text.split("\n").filter((line) => /^\s*(- )?uses:\s*[^.\s]/.test(line)));
  const checkouts = jobs.flatMap(({ job }) => (job.steps ?? []).filter((step) => step.uses?.startsWith("actions/checkout@")));
  const images = [
    ...jobs.flatMap(({ job }) =>
      [job.container, ...Object.values(job.services ?? {})].flatMap((image) => (image === undefined ? [] : [typeof image === "string" ? image : image.image])),
    ),
    ...onGitlab.flatMap(({ job }) =>
      [job.image, ...(job.services ?? [])].flatMap((image) => (image === undefined ? [] : [typeof image === "string" ? image : image.name])),
    ),
  ];
  const limited = jobs.filter(({ job }) => job["timeout-minutes"] !== undefined).length + onGitlab.filter(({ job }) => job.timeout !== undefined).length;
  return {
    repository: repository.name,
    workflows: files.length,
    pinnedUses: of(uses.filter((line) => /@[0-9a-f]{40} # v\d/.test(line)).length, uses.length),
    withoutCredentials: of(checkouts.filter((step) => step.with?.["persist-credentials"] === false).length, checkouts.length),
    ownPermissions: of(jobs.filter(({ job }) => job.permissions !== undefined).length, jobs.length),
    timeouts: of(limited, jobs.length + onGitlab.length),
    imagesByDigest: of(images.filter((image) => /@sha256:[0-9a-f]{64}$/.test(image)).length, images.length),
  };
}

function of(count: number, all: number): string {
  return all === 0 ? "–" : `${count}/${all}`;
}

if (process.argv[1] === import.meta.filename) {
  console.table(
    Object.fromEntries(
      repositories()
        .map(score)
        .map(({ repository, ...counts }) => [repository, counts]),
    ),
  );
}
