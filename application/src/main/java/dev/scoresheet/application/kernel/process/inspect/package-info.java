/// Port for operators: the processes of a store with their partitions, and the acts of operators.
package dev.scoresheet.application.kernel.process.inspect;
