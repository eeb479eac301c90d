import { githubActions } from "./github-actions/index.ts";
import { gitlabCi } from "./gitlab-ci/index.ts";
import type { Platform } from "./platform.ts";

/** Every CI platform, by name. */
export const platforms: readonly Platform[] = [githubActions, gitlabCi];
