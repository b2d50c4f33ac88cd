/// Composition root. It uses all other modules, and none of them uses it.
package dev.scoresheet.bootstrap;
