"""Where settings come from: the environment, files, profiles, and the server started without a URL."""
