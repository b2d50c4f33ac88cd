/// OpenAPI contract: its operations, parameters and schemas, and the check of each request against them.
package dev.scoresheet.adapters.http.kernel.contract;
