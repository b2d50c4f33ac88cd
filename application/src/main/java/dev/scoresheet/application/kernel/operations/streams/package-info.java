/// Command `streams`: the lengths of all streams, and the budgets of their categories.
package dev.scoresheet.application.kernel.operations.streams;
