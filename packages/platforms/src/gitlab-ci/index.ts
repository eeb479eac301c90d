// https://docs.gitlab.com/ci/
import type { Platform } from "../platform.ts";
import { capabilities } from "./capabilities.ts";
import { companions } from "./companions.ts";
import { emit } from "./emit.ts";
import type { GitlabModel } from "./model.ts";
import { read } from "./read.ts";
import { render } from "./render.ts";
import { REGISTRIES } from "./variables.ts";

/** GitLab CI/CD. */
export const gitlabCi: Platform<GitlabModel> = {
  id: "gitlab-ci",
  displayName: "GitLab CI/CD",
  docsUrl: "https://docs.gitlab.com/ci/",
  capabilities,
  registries: REGISTRIES,
  // Protected environments with approval rules: Premium and Ultimate, for projects of any visibility.
  enforcesApprovals: ({ edition }) => edition === "premium" || edition === "ultimate",
  render,
  emit,
  companions,
  read,
};
