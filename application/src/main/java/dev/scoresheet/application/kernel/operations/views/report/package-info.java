/// Results of operations, as commands and routes show them. Names of their members are part of the contract.
package dev.scoresheet.application.kernel.operations.views.report;
