/// The stored form of the toy, and the machinery that holds every subject's events to their golden files.
package dev.scoresheet.adapters.json.kernel;
