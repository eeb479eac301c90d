// The program of task attest-provenance; its bytes are counted in corpus/tasks.sha256.
