/// Verbs of read models: list, rebuild, repair, compare, switch, check, explain.
package dev.scoresheet.adapters.cli.kernel.views;
