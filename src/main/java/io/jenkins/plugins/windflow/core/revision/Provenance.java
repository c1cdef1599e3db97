package io.jenkins.plugins.windflow.core.revision;

import io.jenkins.plugins.windflow.core.operation.OperationId;
import java.util.Optional;

/**
 * Where a revision comes from.
 *
 * @param operation that deployed it
 * @param submittedBy who asked, for people
 * @param cause one short text: where the request came from
 * @param buildUrl address of the build relative to Jenkins' root
 * @param commit of Git that was checked out in the workspace of the files
 * @param returnTo number of the revision that this one is a return to
 */
public record Provenance(
        OperationId operation,
        String submittedBy,
        String cause,
        Optional<String> buildUrl,
        Optional<String> commit,
        Optional<Integer> returnTo) {}
