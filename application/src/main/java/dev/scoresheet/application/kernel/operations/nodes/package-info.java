/// Operations on the nodes of a log.
package dev.scoresheet.application.kernel.operations.nodes;
