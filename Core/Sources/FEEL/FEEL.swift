// The room FEEL.
