/// Control of the consumers of views: catching up, holding two generations at one position, pause and hand-over.
package dev.scoresheet.application.kernel.operations.views.consumer;
