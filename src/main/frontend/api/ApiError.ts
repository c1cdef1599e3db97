/** Why an answer is not what was asked for. */
export class ApiError extends Error {
  constructor(
    /** The HTTP status; 0 when Jenkins could not be reached at all. */
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = "ApiError";
  }

  get forbidden(): boolean {
    return this.status === 401 || this.status === 403;
  }

  get missing(): boolean {
    return this.status === 404;
  }

  /** The answer came from Jenkins on behalf of an engine that does not answer. */
  get engineUnreachable(): boolean {
    return this.status === 502 || this.status === 504;
  }
}

/** Makes an error of an answer; takes the sentence of its JSON body when there is one. */
export async function errorOf(answer: Response): Promise<ApiError> {
  const body = await answer.text();
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed === "object" && parsed !== null && "error" in parsed && typeof parsed.error === "string") {
      return new ApiError(answer.status, parsed.error);
    }
  } catch {
    // Jenkins' own error pages are HTML: their status has to do.
  }
  return new ApiError(answer.status, sentence(answer.status));
}

function sentence(status: number): string {
  switch (status) {
    case 401:
      return "You are not logged in.";
    case 403:
      return "You do not have the permission for this.";
    case 404:
      return "There is nothing at this address.";
    case 502:
    case 503:
    case 504:
      return "Jenkins does not answer at the moment.";
    default:
      return `Jenkins answered with status ${status}.`;
  }
}
