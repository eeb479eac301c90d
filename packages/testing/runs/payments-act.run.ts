import { prove } from "./prove.ts";

prove("payments", "act");
