/// Inbound ports for operators of read models: list, rebuild, repair, compare, switch, check, explain. The command line
/// and the operations listener use them.
///
/// This package reads the log and writes views. It cannot append an event or handle a command, so a rebuild sends
/// nothing.
package dev.scoresheet.application.kernel.operations.views;
