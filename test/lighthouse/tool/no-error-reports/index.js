// Lighthouse loads it only to report errors.
