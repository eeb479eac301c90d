import { endGroup, error, info, setSecret, startGroup, warning } from "@actions/core";
import { main } from "@create-pipeline/action-kit";
import task from "../task.json" with { type: "json" };
import { run } from "./run.ts";

void main({ endGroup, error, info, setSecret, startGroup, warning }, task, run);
