// The room XDomea.
