/// Nodes as processes of their own, which die and freeze while they own a view; and a judge that shares no code
/// with them.
package dev.scoresheet.bootstrap.kernel.campaign;
