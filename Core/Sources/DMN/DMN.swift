// The room DMN.
