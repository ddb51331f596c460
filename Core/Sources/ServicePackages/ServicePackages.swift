// The room ServicePackages.
