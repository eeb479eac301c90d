// The program of task generate-sbom; its bytes are counted in corpus/tasks.sha256.
