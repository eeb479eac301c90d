import { prove } from "./prove.ts";

prove("orders", "act");
