/// Nodes on one log: what each can follow, which of them are live, and how they share the leases of one kind.
package dev.scoresheet.application.kernel.node;
