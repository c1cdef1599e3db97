/** {@code /windflow/api}: what the pages and scripts read and do, as JSON. {@code docs/openapi.yaml} describes it. */
package io.jenkins.plugins.windflow.api;
