/// What operators ask of read models: list, rebuild, repair, compare, switch, check, explain. Inbound
/// ports, used by the command line and by the operations listener alike.
///
/// Everything here reads the log and writes views. Nothing here can append an event or handle a
/// command, so a rebuild sends nothing, whatever it folds.
package dev.scoresheet.application.kernel.operations.views;
