import { prove } from "./prove.ts";

prove("payments", "gitlab-ci-local");
