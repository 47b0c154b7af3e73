"""HTTP answers in tests."""

import httpx


def checked(response: httpx.Response) -> httpx.Response:
    """Return the response; fail the test with what the server said when it is an error."""
    request = response.request
    assert response.is_success, f"{request.method} {request.url.path}: {response.status_code} {response.text}"
    return response
