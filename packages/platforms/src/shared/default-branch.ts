/** The branch that deliveries start from. pipeline.yaml can't name another one yet. */
export const DEFAULT_BRANCH = "main";
