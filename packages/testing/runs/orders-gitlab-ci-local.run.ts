import { prove } from "./prove.ts";

prove("orders", "gitlab-ci-local");
