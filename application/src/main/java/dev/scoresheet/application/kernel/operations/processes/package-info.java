/// Operations on processes: lists, the report of one instance, and the wishes of operators.
package dev.scoresheet.application.kernel.operations.processes;
