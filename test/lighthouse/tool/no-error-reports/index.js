// Lighthouse loads this only to report errors.
