/// Verb `streams`.
package dev.scoresheet.adapters.cli.kernel.streams;
