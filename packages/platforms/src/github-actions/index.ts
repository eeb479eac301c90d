// https://docs.github.com/en/actions
import type { Platform } from "../platform.ts";
import { capabilities } from "./capabilities.ts";
import { companions } from "./companions.ts";
import { emit } from "./emit.ts";
import type { GithubModel } from "./model.ts";
import { read } from "./read.ts";
import { render } from "./render.ts";
import { enforcesApprovals } from "./settings.ts";
import { REGISTRIES } from "./variables.ts";

/** GitHub Actions. */
export const githubActions: Platform<GithubModel> = {
  id: "github-actions",
  displayName: "GitHub Actions",
  docsUrl: "https://docs.github.com/en/actions",
  capabilities,
  registries: REGISTRIES,
  enforcesApprovals,
  render,
  emit,
  companions,
  read,
};
